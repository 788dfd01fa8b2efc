import { auditCommand, backupCommand, checkCommand, restoreCommand, schemaCommand } from "./commands.ts";

import { indexCommand } from "../domains/city-index/cli.ts";

type Env = Readonly<Record<string, string | undefined>>;

interface Command {
  readonly usage: string;
  readonly help: string;
  /** It has commands of its own, each with its own `--help`. */
  readonly helpsItself?: true;
  run(args: readonly string[], env: Env): Promise<number>;
}

const commands: Readonly<Record<string, Command>> = {
  start: {
    usage: "start [--residents N]",
    help: "start the portal, the desk and, in demo mode, their counterparts",
    run: runStart,
  },
  check: {
    usage: "check [cities/jena]",
    help: "check a city's folder: file, line, what to do",
    run: checkCommand,
  },
  schema: { usage: "schema", help: "print the JSON Schema of a service file", run: schemaCommand },
  backup: {
    usage: "backup [FOLDER]",
    help: "write database, files and keys to a folder",
    run: backupCommand,
  },
  restore: {
    usage: "restore FOLDER [--destroyed FILE]",
    help: "read a backup into an empty database",
    run: restoreCommand,
  },
  audit: { usage: "audit verify", help: "recompute the chain of the audit log", run: auditCommand },
  index: {
    usage: "index run|explain|what-if|uncertainty|import|export …",
    help: "compute, explain and export a city index; each with --help",
    helpsItself: true,
    run: (args) =>
      indexCommand(args, {
        write: (text) => void process.stdout.write(text),
        warn: (text) => void process.stderr.write(text),
      }),
  },
};

/** Runs `stadtkern COMMAND …`. @returns the exit code: 0 done, 1 failed, 2 not understood */
export async function runCommand(args: readonly string[], env: Env): Promise<number> {
  const [name = "help", ...rest] = args;
  const command = commands[name];
  if (!command || (rest.includes("--help") && !command.helpsItself)) {
    const lines = Object.values(command ? { [name]: command } : commands).map(
      (each) => `  stadtkern ${each.usage}\n      ${each.help}`,
    );
    process.stdout.write(`Usage:\n${lines.join("\n")}\n`);
    return command || name === "help" || name === "--help" ? 0 : 2;
  }
  try {
    return await command.run(rest, env);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    if (env["STADTKERN_LOG"] === "debug" && error instanceof Error) process.stderr.write(`${error.stack}\n`);
    return 1;
  }
}

async function runStart(args: readonly string[], env: Env): Promise<number> {
  const at = args.indexOf("--residents");
  // Loaded only when it is asked for: the other commands do without the web server and the counterparts.
  const { start } = await import("./start.ts");
  const running = await start(at >= 0 ? { ...env, STADTKERN_RESIDENTS: args[at + 1] } : env);
  const { mode } = running.open.system.config;
  process.stdout.write(`Stadtkern is ready.\n\n  Portal   ${running.url}\n  Desk     ${running.url}/desk\n`);
  if (mode === "demo") {
    process.stdout.write(
      `  Mails    ${running.addresses.mail}\n\nThis is a demo: everybody and everything in it is invented.\nSign in with a click on a name, as a resident in the portal or as staff at the desk.\n`,
    );
  }
  await new Promise<void>((resolve) => {
    const stop = (): void => void running.stop().then(resolve, resolve);
    process.once("SIGINT", stop);
    process.once("SIGTERM", stop);
  });
  return 0;
}
