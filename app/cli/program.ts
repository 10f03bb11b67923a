/**
 * The command line: names, options and examples (TOPOLOGY.md). What a command does is loaded when it is called, so that
 * `--help` answers at once.
 */
import { Command, InvalidArgumentError, Option } from 'commander';
import type { ChangeOptions } from './commands/change.ts';
import type { DemoOptions } from './commands/demo.ts';
import type { ExplainOptions } from './commands/explain.ts';
import type { LabUpOptions } from './commands/lab.ts';
import type { LocateOptions } from './commands/locate.ts';
import type { PlanOptions } from './commands/plan.ts';
import type { PredictOptions } from './commands/predict.ts';
import type { ServeOptions } from './commands/serve.ts';
import type { VerifyOptions } from './commands/verify.ts';
import type { Cli, CommonOptions } from './context.ts';

/** Runs a command with its exit status. */
type Finish = (status: number) => void;

const FILE = 'topology file, usually NAME.vlanvas.yaml';

/** The whole program. `world` is asked for when something is written or run; `finish` is given the command's exit status. */
export function createProgram(world: () => Cli, version: string, finish: Finish): Command {
  const program = new Command('vlanvas')
    .description('Draw a cross-host Docker network, deploy it over SSH, and see which containers reach each other, and why not.')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .showSuggestionAfterError(true)
    .showHelpAfterError('(--help tells more)')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({ writeOut: (text) => world().out.write(text), writeErr: (text) => world().screen.print(text.trimEnd()) })
    .exitOverride()
    .addHelpText(
      'after',
      '\nExit status: 0 done and as expected · 1 the answer is no · 2 bad usage or bad file · 3 a host could not be reached or refused · 130 ended by Ctrl-C',
    );
  const add = (parent: Command, name: string, description: string, example: string): Command =>
    parent
      .command(name)
      .description(description)
      .option('--json', 'one JSON document on standard output, progress on standard error')
      .addHelpText('after', `\nExample:\n  $ vlanvas ${example}`);

  add(program, 'validate', 'every error and warning, without touching a host', 'validate office.vlanvas.yaml')
    .argument('<file>', FILE)
    .action(async (file: string, options: CommonOptions) =>
      finish(await (await import('./commands/validate.ts')).validate(world(), file, options)),
    );

  add(
    program,
    'predict',
    'the reachability matrix that the design gives, with a reason for every pair that fails',
    'predict office.vlanvas.yaml --hosts',
  )
    .argument('<file>', FILE)
    .option('--hosts', "the hosts' own addresses too, named host:NAME")
    .option('--junit <file>', 'write how each line of expect fares as JUnit XML')
    .action(async (file: string, options: PredictOptions) =>
      finish(await (await import('./commands/predict.ts')).predict(world(), file, options)),
    );

  add(program, 'explain', 'the path of one ping, hop by hop, there and back', 'explain office.vlanvas.yaml web1 host:docker02')
    .argument('<file>', FILE)
    .argument('<from>', 'container, host:NAME, or an address')
    .argument('<to>', 'container, host:NAME, or an address')
    .option('--port <port>', 'follow what is sent to a port in place of a ping: 80, 80/tcp or 53/udp')
    .option('--live', 'make the ping too, look at the hosts, and tell why it went otherwise than predicted')
    .action(async (file: string, from: string, to: string, options: ExplainOptions) =>
      finish(await (await import('./commands/explain.ts')).explain(world(), file, from, to, options)),
    );

  add(
    program,
    'locate',
    'ping one pair, listen at every link on its path, and tell where its frames were seen last',
    'locate office.vlanvas.yaml web1 web2 --pcap web.pcapng',
  )
    .argument('<file>', FILE)
    .argument('<from>', 'container, host:NAME, or an address')
    .argument('<to>', 'container, host:NAME, or an address')
    .option('--pcap <file>', 'write the frames as pcapng, one interface a link')
    .action(async (file: string, from: string, to: string, options: LocateOptions) =>
      finish(await (await import('./commands/locate.ts')).locate(world(), file, from, to, options)),
    );

  add(program, 'plan', 'what would change on every host, and how disruptive each step is', 'plan office.vlanvas.yaml --exit-code')
    .argument('<file>', FILE)
    .option('--exit-code', 'status 1 where something would change')
    .option('--destroy', 'plan the removal')
    .action(async (file: string, options: PlanOptions) =>
      finish(await (await import('./commands/plan.ts')).plan(world(), file, options)),
    );

  add(program, 'apply', 'make it so; safe to repeat, a second run changes nothing', 'apply office.vlanvas.yaml --yes')
    .argument('<file>', FILE)
    .option('-y, --yes', 'do not ask')
    .option('--keep', 'keep what was changed where a step fails or Ctrl-C is pressed; usually it is undone')
    .action(async (file: string, options: ChangeOptions) =>
      finish(await (await import('./commands/change.ts')).apply(world(), file, options)),
    );

  add(
    program,
    'verify',
    'ping every pair for real; compare measured, predicted and expected',
    'verify office.vlanvas.yaml --watch --interval 2000',
  )
    .argument('<file>', FILE)
    .option('--watch', 'again and again, until Ctrl-C')
    .option('--hosts', "the hosts' own addresses too, named host:NAME")
    .option('--junit <file>', 'write how each line of expect fares as JUnit XML; with --watch, of the last round')
    .addOption(
      new Option('--interval <ms>', 'time between two rounds of --watch').argParser(wholeNumber(200, 3_600_000)).default(1_000),
    )
    .action(async (file: string, options: VerifyOptions) =>
      finish(await (await import('./commands/verify.ts')).verify(world(), file, options)),
    );

  add(program, 'destroy', 'remove what apply made, and nothing else', 'destroy office.vlanvas.yaml')
    .argument('<file>', FILE)
    .option('-y, --yes', 'do not ask')
    .action(async (file: string, options: ChangeOptions) =>
      finish(await (await import('./commands/change.ts')).destroy(world(), file, options)),
    );

  const lab = program.command('lab').description('the sandbox: real hosts on this machine to try things on');
  add(lab, 'up', 'bring it up', 'lab up examples/two-vlans.vlanvas.yaml')
    .argument('[file]', 'topology file whose hosts are brought up: those with an ssh of NAME.lab')
    .addOption(new Option('--hosts <number>', 'how many hosts, without a file').argParser(wholeNumber(1, 16)).default(2))
    .addOption(
      new Option('--backend <kind>', 'what hosts are made of; auto: namespaces, unless the file needs what they have not')
        .choices(['auto', 'namespaces', 'vm'])
        .default('auto'),
    )
    .action(async (file: string | undefined, options: LabUpOptions) =>
      finish(await (await import('./commands/lab.ts')).labUp(world(), file, options)),
    );
  add(lab, 'down', 'take it down, with everything on it', 'lab down').action(async (options: CommonOptions) =>
    finish(await (await import('./commands/lab.ts')).labDown(world(), options)),
  );
  add(lab, 'status', 'what runs', 'lab status --json').action(async (options: CommonOptions) =>
    finish(await (await import('./commands/lab.ts')).labStatus(world(), options)),
  );

  add(program, 'serve', 'the designer in a browser on this machine', 'serve office.vlanvas.yaml --port 8080')
    .argument('[file]', FILE)
    .addOption(new Option('--port <port>', 'port on 127.0.0.1; 0 is any free one').argParser(wholeNumber(0, 65_535)).default(0))
    .option('--open', 'open the browser')
    .option('--no-open', 'do not open the browser')
    .addOption(new Option('--host <address>').hideHelp())
    .action(async (file: string | undefined, options: ServeOptions) =>
      finish(await (await import('./commands/serve.ts')).serve(world(), file, options)),
    );

  add(program, 'desktop', 'the designer in a window of its own', 'desktop office.vlanvas.yaml')
    .argument('[file]', FILE)
    .action(async (file: string | undefined, options: CommonOptions) =>
      finish(await (await import('./commands/desktop.ts')).desktop(world(), file, options)),
    );

  add(program, 'demo', 'a sandbox, the example deployed on it, measured, and the designer opened', 'demo --headless')
    .option('--headless', 'end after the measurement')
    .action(async (options: DemoOptions) => finish(await (await import('./commands/demo.ts')).demo(world(), options)));

  add(program, 'rules', 'what validate checks a design against', 'rules').action(async (options: CommonOptions) =>
    finish(await (await import('./commands/rules.ts')).rules(world(), options)),
  );
  return program;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (!/^\d+$/.test(text) || number < least || number > most) {
      throw new InvalidArgumentError(`It is a whole number from ${least} to ${most}.`);
    }
    return number;
  };
}
