import { runCommand } from "./apps/cli.ts";

// Ended by hand: after a start that failed, the demo's counterparts would keep the process alive.
process.exit(await runCommand(process.argv.slice(2), process.env));
