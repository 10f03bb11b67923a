import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ProbeEnded } from '../probe/line-session.ts';
import { openCaptureSession } from './capture-session.ts';

/** A program that answers each command, and is ended by `end` or `kill`. */
function program(answers: Readonly<Record<string, readonly string[]>> = {}) {
  const [stdin, stdout, stderr] = [new PassThrough(), new PassThrough(), new PassThrough()];
  let exit: (code: number) => void = () => undefined;
  const exited = new Promise<number>((resolve) => (exit = resolve));
  const said: string[] = [];
  let killed = false;
  stdin.on('data', (chunk: Buffer) => {
    for (const line of chunk
      .toString()
      .split('\n')
      .filter((text) => text !== '')) {
      said.push(line);
      const [word = ''] = line.split(' ');
      if (word === 'end') exit(0);
      else if (word === 'clock' && !answers['clock']) stdout.write(`clock ${BigInt(Date.now()) * 1_000_000n}\n`);
      else for (const answer of answers[word] ?? []) stdout.write(`${answer}\n`);
    }
  });
  return {
    process: {
      stdin,
      stdout,
      stderr,
      exited,
      kill: () => {
        killed = true;
        exit(137);
      },
    },
    said,
    wasKilled: () => killed,
    say: (text: string) => stdout.write(text),
    complain: (text: string) => stderr.write(text),
    exit: (code: number) => exit(code),
  };
}

const never = () => new AbortController().signal;
const ORDER = { pid: 1, address: '10.0.0.2', count: 2, intervalMs: 10, quietMs: 60 };

describe('a capture session', () => {
  it('keeps frames, points that are closed, and how the ping went', async () => {
    const one = program({ ping: ['sent 1', 'frame 0 5 out 98 00', 'answered 1 1500', 'sent 2', 'answered 2 900'] });
    one.say('closed 1 there is no such link\nready 2\n');
    const session = await openCaptureSession(one.process, never());
    expect([...session.unheard]).toEqual([[1, 'there is no such link']]);
    expect(session.clockAhead).toBe(0n);
    expect(await session.ping(ORDER)).toEqual({ sent: 2, answered: 2, rttMs: 1.5 });
    expect(one.said).toContain('ping 1 10.0.0.2 2 10');
    expect(await session.close()).toEqual({
      frames: [{ point: 0, at: 5n, way: 'out', length: 98, hex: '00' }],
      truncated: false,
    });
    expect(one.wasKilled()).toBe(false);
  });

  it('waits for answers so long and no longer', async () => {
    const one = program({ ping: ['sent 1', 'sent 2', 'answered 1 10'] });
    one.say('ready 1\n');
    const session = await openCaptureSession(one.process, never());
    expect(await session.ping(ORDER)).toEqual({ sent: 2, answered: 1, rttMs: 0.01 });
    await session.close();
  });

  it('tells why the kernel would not send', async () => {
    const one = program({ ping: ['unsent 1 Network is unreachable', 'unsent 2 Network is unreachable'] });
    one.say('ready 1\n');
    const session = await openCaptureSession(one.process, never());
    expect(await session.ping(ORDER)).toEqual({ sent: 0, answered: 0, rttMs: null, refused: 'Network is unreachable' });
    await session.close();
  });

  it('takes a clock that is ahead off the frames, and one that cannot be told from ours not', async () => {
    const ahead = 90_000n * 1_000_000_000n;
    const one = program({ clock: [`clock ${BigInt(Date.now()) * 1_000_000n + ahead}`] });
    one.say('ready 1\n');
    const session = await openCaptureSession(one.process, never());
    const off = session.clockAhead - ahead;
    expect(off > -2_000_000_000n && off < 2_000_000_000n).toBe(true);
    expect(session.clockAhead).not.toBe(0n);
    await session.close();
  });

  it('fails with what the program said where it ends first', async () => {
    const one = program();
    one.complain('vlanvas-probe: not found\n');
    setTimeout(() => one.exit(127), 20);
    await expect(openCaptureSession(one.process, never())).rejects.toThrow(ProbeEnded);
    const other = program();
    other.say('error 0 expected: capture MARK\n');
    setTimeout(() => other.exit(2), 20);
    await expect(openCaptureSession(other.process, never())).rejects.toThrow(/expected: capture MARK/);
  });

  it('is bounded: a line without end ends it, and more frames than fit are left', async () => {
    const endless = program();
    endless.say('x'.repeat(1 << 21));
    await expect(openCaptureSession(endless.process, never())).rejects.toThrow(/line without end/);
    expect(endless.wasKilled()).toBe(true);
    const many = program();
    many.say('ready 1\n');
    const session = await openCaptureSession(many.process, never());
    many.say('frame 0 5 out 98 00\n'.repeat(6000));
    await session.listenWide(0);
    const { frames, truncated } = await session.close();
    expect([frames.length, truncated]).toEqual([5000, true]);
  });

  it('ends the program when it is cancelled', async () => {
    const one = program();
    const stop = new AbortController();
    const opening = openCaptureSession(one.process, stop.signal);
    stop.abort(new Error('enough'));
    await expect(opening).rejects.toThrow('enough');
    expect(one.said).toContain('end');
    const two = program();
    two.say('ready 1\n');
    const later = new AbortController();
    const session = await openCaptureSession(two.process, later.signal);
    const pinging = session.ping({ ...ORDER, quietMs: 5000 });
    later.abort(new Error('enough'));
    await expect(pinging).rejects.toThrow('enough');
    await session.close();
  });
});
