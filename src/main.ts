import { runCommand } from "./apps/cli.ts";

process.exitCode = await runCommand(process.argv.slice(2), process.env);
