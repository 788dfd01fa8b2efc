import { once } from "node:events";
import net, { createServer, type AddressInfo } from "node:net";
import { lookup } from "node:dns/promises";
import { createServer as createHttpServer } from "node:http";
import { expect, test } from "vitest";

test("a connection to the outside is refused", async () => {
  await expect(fetch("http://192.0.2.1/")).rejects.toMatchObject({ cause: { code: "ENETUNREACH" } });
  await expect(fetch("https://www.jena.de/")).rejects.toMatchObject({ cause: { code: "ENETUNREACH" } });
  expect(() => net.connect(80, "192.0.2.1")).toThrow(/No network in tests/);
  expect(() => net.connect({ port: 443, host: "www.jena.de" })).toThrow(/No network in tests/);
  await expect(async () => lookup("www.jena.de")).rejects.toThrow(/No network in tests/);
});

test("the own machine can be reached", async () => {
  const server = createHttpServer((_request, response) => response.end("da")).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toBe("da");
  server.close();
  const plain = createServer((socket) => socket.end("da")).listen(0, "localhost");
  await once(plain, "listening");
  const client = net.connect((plain.address() as AddressInfo).port, "localhost");
  const [chunk] = (await once(client, "data")) as [Buffer];
  expect(chunk.toString()).toBe("da");
  plain.close();
});
