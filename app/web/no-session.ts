/** The page that someone without a session sees: it has no secret and no script. */
export function noSession(): string {
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Vlanvas</title></head>
<body>
<h1>This address is not complete</h1>
<p>The designer answers only to the person who started it. Open the whole address that <code>vlanvas serve</code> printed,
with its token, in the address bar of this browser.</p>
</body>
</html>
`;
}
