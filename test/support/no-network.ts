// Loaded before anything else, in tests and (by `--import`) in processes that tests start: a test that reaches
// the network passes or fails by chance.
import dgram from "node:dgram";
import dns from "node:dns";
import net from "node:net";

const LOOPBACK = /^(localhost|.+\.localhost|127(\.\d+){3}|::1|::ffff:127(\.\d+){3}|0\.0\.0\.0|::)$/i;

function refuseUnlessLoopback(host: unknown): void {
  if (typeof host !== "string" || host === "" || LOOPBACK.test(host)) return;
  const error: NodeJS.ErrnoException = new Error(`No network in tests: a connection to ${host} was refused`);
  error.code = "ENETUNREACH";
  throw error;
}

/** The host in the arguments of `connect(port, host)`, `connect(options)`, or as Node normalises them. */
function hostOf(args: readonly unknown[]): unknown {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
  if (typeof first === "object" && first !== null) return (first as { host?: unknown }).host;
  return typeof args[1] === "string" ? args[1] : undefined;
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

function guard(owner: object, name: string, host: (args: unknown[]) => unknown): void {
  const methods = owner as Record<string, AnyFunction | undefined>;
  const original = methods[name];
  if (!original) return;
  methods[name] = function (this: unknown, ...args: unknown[]): unknown {
    refuseUnlessLoopback(host(args));
    return original.apply(this, args);
  };
}

const names = [
  "lookup",
  "resolve",
  "resolve4",
  "resolve6",
  "resolveMx",
  "resolveSrv",
  "resolveTxt",
  "resolveAny",
];

guard(net.Socket.prototype, "connect", hostOf);
for (const name of names) {
  guard(dns, name, (args) => args[0]);
  guard(dns.promises, name, (args) => args[0]);
}
guard(dgram.Socket.prototype, "send", (args) =>
  args.findLast((arg) => typeof arg === "string" && arg !== args[0]),
);
guard(dgram.Socket.prototype, "connect", (args) => args[1]);
