/** The demo, and that what it tells to do next can be done as it stands there, in a clone that has no command of its own. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { endingAfterAll } from '../support/at-end.ts';
import { bringUpLab, repository } from '../support/lab.ts';

const run = promisify(execFile);
const ending = endingAfterAll();
let told: readonly string[];

/** A line as one types it, after `node`. */
const typed = (command: string): readonly string[] => command.split(' ').slice(1);
const commandWith = (word: string): string => {
  const found = told.find((command) => command.includes(` ${word}`));
  if (found === undefined) throw new Error(`nothing is told about ${word}: ${told.join('; ')}`);
  return found;
};

beforeAll(async () => {
  ending(await bringUpLab(null));
  const { stdout, stderr } = await run(process.execPath, ['dist/cli.js', 'demo', '--headless'], { cwd: repository });
  expect(stdout).toMatch(
    /1 {2}A sandbox[^]*docker01 [\d./]+, docker02 [\d./]+: up after[^]*2 {2}Deploy[^]*steps in[^]*3 {2}Every container/,
  );
  expect(stderr).toContain('The sandbox stays up:');
  told = [...stderr.matchAll(/^ {2}(\S.*?) {2,}\S/gm)].map(([, command = '']) => command);
});

test('every line begins with what there is in a clone', () => {
  expect(told).toHaveLength(3);
  for (const command of told) expect(command).toMatch(/^node dist\/cli\.js /);
});

test('the designer is served as it is told', async () => {
  const server = spawn(process.execPath, typed(commandWith('serve')), { cwd: repository, stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [first] = (await once(server.stdout, 'data')) as [Buffer];
    expect(String(first)).toMatch(/The designer is at http:\/\/127\.0\.0\.1:\d+\//);
  } finally {
    server.kill('SIGTERM');
    await once(server, 'exit');
  }
});

test('what was deployed is removed as it is told, and then there is nothing left to do', async () => {
  const destroy = [...typed(commandWith('destroy')), '--yes'];
  const { stdout } = await run(process.execPath, destroy, { cwd: repository });
  expect(stdout).toMatch(/\d+ steps/);
  expect((await run(process.execPath, destroy, { cwd: repository })).stdout).not.toMatch(/\d+ steps/);
});

test('the sandbox goes away as it is told', async () => {
  await run(process.execPath, [...typed(commandWith('lab down'))], { cwd: repository });
  const { stdout } = await run(process.execPath, ['dist/cli.js', 'lab', 'status', '--json'], { cwd: repository });
  expect(JSON.parse(stdout)).toMatchObject({ running: false });
});
