import { createServer, type Socket } from "node:net";
import { INSTREAM } from "./instream.ts";

export interface DemoScanner {
  /** `host:port`, as CLAMAV_ADDRESS has it. */
  readonly address: string;
  stop(): Promise<void>;
}

const MAX_BYTES = 25 * 1024 * 1024;
// The harmless test file that every scanner reports (https://www.eicar.org), in two halves: whole, it would make
// scanners report this source file.
const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/**
 * The demo's counterpart of ClamAV: a TCP server that speaks INSTREAM on this machine's own address and knows one
 * virus, the EICAR test file. The portal reaches it by the same adapter as a real one.
 */
export async function startDemoScanner(port = 0): Promise<DemoScanner> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    answer(socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, "127.0.0.1", resolve);
  });
  const bound = server.address();
  if (bound === null || typeof bound === "string") throw new Error("The demo scanner has no port");
  return {
    address: `127.0.0.1:${bound.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function answer(socket: Socket): void {
  const received: Buffer[] = [];
  let byteCount = 0;
  const reply = (text: string): void => void socket.end(`${text}\0`);
  socket.on("error", () => socket.destroy());
  socket.on("data", (part: Buffer) => {
    received.push(part);
    byteCount += part.length;
    if (byteCount > MAX_BYTES) return reply("INSTREAM size limit exceeded. ERROR");
    // The end is four zero bytes; only then is it worth putting the parts together.
    const all =
      part.length < 4 || part.subarray(-4).every((byte) => byte === 0) ? Buffer.concat(received) : undefined;
    if (!all || all.length < INSTREAM.length) return;
    if (all.toString("latin1", 0, INSTREAM.length) !== INSTREAM) return reply("UNKNOWN COMMAND");
    const content = contentOf(all.subarray(INSTREAM.length));
    if (content)
      reply(content.includes(EICAR, 0, "latin1") ? "stream: Eicar-Test-Signature FOUND" : "stream: OK");
  });
}

/** The chunks without their lengths; undefined until the empty one has come. */
function contentOf(stream: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; at + 4 <= stream.length;) {
    const length = stream.readUInt32BE(at);
    if (length === 0) return Buffer.concat(chunks);
    chunks.push(stream.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}
