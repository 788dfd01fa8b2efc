import { connect } from "node:net";
import { refuseInsideTransaction } from "#platform/database/pool";
import { framesOf, INSTREAM } from "./instream.ts";
import type { ScanResult, VirusScanner } from "./virus-scanner.ts";

/**
 * ClamAV's daemon by INSTREAM over TCP: the bytes go over the socket, so it needs no common folder and no program on
 * this machine.
 * @throws Error when the address is not `host:port`
 */
export function clamAv(address: string, options: { readonly timeoutMs?: number } = {}): VirusScanner {
  const { host, port } = parseAddress(address);
  const timeoutMs = options.timeoutMs ?? 30_000;
  return {
    scan: (bytes) => {
      refuseInsideTransaction("A virus scan");
      return new Promise((resolve) => {
        const socket = connect({ host, port });
        const deadline = setTimeout(() => end("unavailable"), timeoutMs);
        let reply = "";
        const end = (result: ScanResult): void => {
          clearTimeout(deadline);
          socket.destroy();
          resolve(result);
        };
        socket.setEncoding("utf8");
        socket.on("connect", () => {
          socket.write(INSTREAM);
          // clamd may answer and close before all is sent, when its own limit is reached; `error` or `close` tells.
          for (const frame of framesOf(bytes)) socket.write(frame);
        });
        socket.on("data", (text: string) => {
          reply += text;
          if (reply.includes("\0") || reply.length > 10_000) end(resultOf(reply));
        });
        socket.on("error", () => end("unavailable"));
        socket.on("close", () => end(resultOf(reply)));
      });
    },
  };
}

/** Only the two answers that say so are a result; `INSTREAM size limit exceeded. ERROR` and silence are none. */
function resultOf(reply: string): ScanResult {
  const line = reply.replace(/\0.*$/s, "").trim();
  if (line === "stream: OK") return "clean";
  return /^stream: .+ FOUND$/.test(line) ? "infected" : "unavailable";
}

function parseAddress(address: string): { host: string; port: number } {
  const match = /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(address);
  const host = match?.[1] ?? match?.[2];
  if (!match || host === undefined)
    throw new Error("CLAMAV_ADDRESS must read host:port, for example clamav:3310");
  return { host, port: Number(match[3]) };
}
