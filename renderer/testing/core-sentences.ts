/**
 * What the core may write, out of its sources: its sentences with a name in the place of every value, one for each way in which they may
 * come out. A sentence that is added there without a translation is found before anybody reads it.
 */
import ts from 'typescript';

/** Keys of what a person reads. */
const KEYS = new Set(['text', 'hint', 'summary', 'message', 'why', 'words', 'cause', 'reason', 'by']);
/** Ways in which one sentence may come out; more are as good as the first. */
const MOST = 48;

export function coreSentences(source: string): readonly string[] {
  const file = ts.createSourceFile('core.ts', source, ts.ScriptTarget.Latest, true);
  const found = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
    if (isText && (isRead(node) || looksLikeSentence(node))) for (const text of waysOf(node, 0)) found.add(text);
    // What stands within a sentence is said with it.
    if (!isText) ts.forEachChild(node, visit);
  };
  visit(file);
  return [...found].filter((text) => (text.match(/(?<![\w.-])[A-Za-z']{2,}(?![\w-])/g)?.length ?? 0) > 1);
}

/** The value of a property that is read, or a part of it. */
function isRead(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node && KEYS.has(parent.name.getText());
  const isPart =
    ts.isParenthesizedExpression(parent) ||
    (ts.isConditionalExpression(parent) && parent.condition !== node) ||
    (ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken);
  return isPart && isRead(parent);
}

function looksLikeSentence(node: ts.StringLiteralLike | ts.TemplateExpression): boolean {
  return /^[`'"](?:[A-Z]|\$\{)[^]* [^]*[.?][`'"]$/.test(node.getText());
}

function waysOf(node: ts.Expression, depth: number): readonly string[] {
  if (depth > 6) return [placeholder()];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isParenthesizedExpression(node)) return waysOf(node.expression, depth);
  if (ts.isConditionalExpression(node)) return [...waysOf(node.whenTrue, depth + 1), ...waysOf(node.whenFalse, depth + 1)];
  if (ts.isTemplateExpression(node)) {
    let ways: readonly string[] = [node.head.text];
    for (const { expression, literal } of node.templateSpans) {
      const inner = waysOf(expression, depth + 1);
      ways = ways.flatMap((way) => inner.map((value) => `${way}${value}${literal.text}`)).slice(0, MOST);
    }
    return ways;
  }
  if (ts.isIdentifier(node)) {
    const declared = declarationOf(node);
    if (declared) return waysOf(declared, depth + 1);
  }
  return [placeholder()];
}

/** What a name in a sentence stands for, where it is words that are put together nearby. */
function declarationOf(name: ts.Identifier): ts.Expression | undefined {
  let scope: ts.Node = name;
  while (!ts.isSourceFile(scope)) {
    scope = scope.parent;
    if (!ts.isBlock(scope) && !ts.isSourceFile(scope)) continue;
    for (const statement of scope.statements) {
      if (!ts.isVariableStatement(statement)) continue;
      for (const { name: declared, initializer } of statement.declarationList.declarations) {
        if (declared.getText() !== name.text || !initializer) continue;
        const isWords =
          ts.isStringLiteralLike(initializer) || ts.isTemplateExpression(initializer) || ts.isConditionalExpression(initializer);
        return isWords ? initializer : undefined;
      }
    }
  }
  return undefined;
}

let count = 0;

/** A value: a word of its own, as a name is. */
function placeholder(): string {
  count = (count + 1) % 90;
  return `n${count + 10}`;
}
