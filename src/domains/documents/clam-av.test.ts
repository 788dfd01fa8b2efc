import { randomBytes } from "node:crypto";
import { createServer, type AddressInfo, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { runInsideTransaction } from "#platform/database/pool";
import { clamAv } from "./clam-av.ts";
import { startDemoScanner, type DemoScanner } from "./demo-scanner.ts";
import { CHUNK_BYTES, framesOf } from "./instream.ts";

const EICAR = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);

describe("frames", () => {
  test("each chunk follows its length, and an empty one ends", () => {
    const bytes = randomBytes(10);
    const frames = Buffer.concat([...framesOf(bytes, 4)]);
    expect(frames.toString("hex")).toBe(
      [
        "00000004",
        bytes.toString("hex", 0, 4),
        "00000004",
        bytes.toString("hex", 4, 8),
        "00000002",
        bytes.toString("hex", 8),
        "00000000",
      ].join(""),
    );
  });
});

describe("against the demo scanner", () => {
  let scanner: DemoScanner;
  beforeAll(async () => {
    scanner = await startDemoScanner();
  });
  afterAll(() => scanner.stop());

  test("a clean file is clean", async () => {
    expect(await clamAv(scanner.address).scan(Buffer.from("%PDF-1.7"))).toBe("clean");
  });

  test("no bytes at all are clean", async () => {
    expect(await clamAv(scanner.address).scan(Buffer.alloc(0))).toBe("clean");
  });

  test("EICAR is found", async () => {
    expect(await clamAv(scanner.address).scan(EICAR)).toBe("infected");
  });

  test("EICAR is found across the border of two chunks", async () => {
    const bytes = Buffer.concat([Buffer.alloc(CHUNK_BYTES - 20, 1), EICAR, Buffer.alloc(CHUNK_BYTES, 2)]);
    expect(await clamAv(scanner.address).scan(bytes)).toBe("infected");
  });

  test("ten megabytes go through, also where they are zeros as the end is", async () => {
    expect(await clamAv(scanner.address).scan(Buffer.alloc(10_000_000))).toBe("clean");
    expect(await clamAv(scanner.address).scan(randomBytes(10_000_000))).toBe("clean");
  });

  test("many at once do not mix", async () => {
    const results = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        clamAv(scanner.address).scan(n % 2 ? EICAR : randomBytes(200_000)),
      ),
    );
    expect(results).toEqual(Array.from({ length: 20 }, (_, n) => (n % 2 ? "infected" : "clean")));
  });

  test("more than it takes is no result", async () => {
    expect(await clamAv(scanner.address).scan(Buffer.alloc(26 * 1024 * 1024))).toBe("unavailable");
  });

  test("never inside a transaction", async () => {
    await expect(runInsideTransaction(async () => clamAv(scanner.address).scan(EICAR))).rejects.toThrow(
      "inside a transaction",
    );
  });

  test("bytes that come one by one are put together", async () => {
    const { createConnection } = await import("node:net");
    const [host = "", port = ""] = scanner.address.split(":");
    const socket = createConnection({ host, port: Number(port), noDelay: true });
    const reply = new Promise<string>((resolve) => socket.on("data", (data) => resolve(data.toString())));
    for (const byte of Buffer.concat([Buffer.from("zINSTREAM\0"), ...framesOf(EICAR, 7)])) {
      await new Promise((resolve) => socket.write(Buffer.from([byte]), resolve));
    }
    expect(await reply).toBe("stream: Eicar-Test-Signature FOUND\0");
    socket.destroy();
  });
});

describe("a scanner that does not answer as it should", () => {
  const open: (() => void)[] = [];
  afterEach(() => {
    for (const close of open.splice(0)) close();
  });

  async function serverThat(answer: (socket: Socket) => void): Promise<string> {
    const sockets: Socket[] = [];
    const server = createServer((socket) => {
      sockets.push(socket);
      socket.on("error", () => socket.destroy());
      answer(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push(() => {
      server.close();
      for (const socket of sockets) socket.destroy();
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  test("gone", async () => {
    const scanner = await startDemoScanner();
    await scanner.stop();
    expect(await clamAv(scanner.address).scan(EICAR)).toBe("unavailable");
  });

  test("silent", async () => {
    const address = await serverThat((socket) => socket.resume());
    expect(await clamAv(address, { timeoutMs: 100 }).scan(EICAR)).toBe("unavailable");
  });

  test.each([
    "",
    "INSTREAM size limit exceeded. ERROR\0",
    "stream: OK but not sure\0",
    "stream: x ERROR\0",
    "OK\0",
  ])("with %j", async (reply) => {
    const address = await serverThat((socket) => socket.resume().end(reply));
    expect(await clamAv(address).scan(EICAR)).toBe("unavailable");
  });

  test("in two parts, and without the last byte", async () => {
    const address = await serverThat((socket) => {
      socket.resume().write("stream: Win.Test");
      setTimeout(() => socket.end("-1 FOUND"), 30);
    });
    expect(await clamAv(address).scan(EICAR)).toBe("infected");
  });
});

test("an address without a port is refused at once", () => {
  expect(() => clamAv("clamav")).toThrow("host:port");
});
