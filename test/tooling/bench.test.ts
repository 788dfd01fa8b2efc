import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { httpRate } from "../../bench/support/http-rate.ts";
import { measureAgainst, measureRate, median } from "../../bench/support/measure.ts";

test("twice the work has about half the rate", async () => {
  const work = (): number => Array.from({ length: 2000 }, (_, index) => index).reduce((a, b) => a + b, 0);
  const { value, yardstick, ratio } = await measureAgainst(() => work() + work(), work, { seconds: 1 });
  expect(yardstick).toBeGreaterThan(value);
  expect(ratio).toBeGreaterThan(0.2);
  expect(ratio).toBeLessThan(0.9);
});

test("a promise is awaited", async () => {
  const rate = await measureRate(() => new Promise((resolve) => setTimeout(resolve, 10)), {
    seconds: 0.2,
    rounds: 2,
  });
  expect(rate).toBeLessThan(110);
});

test("the median of an even number lies between the two in the middle", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});

test("answers a second are counted, and a wrong answer is an error", async () => {
  const server = createServer((request, response) => {
    response.statusCode = request.url === "/" ? 200 : 404;
    response.end("da");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  expect(await httpRate(url, { seconds: 1, connections: 2 })).toBeGreaterThan(50);
  await expect(httpRate(`${url}/weg`, { seconds: 1, connections: 2 })).rejects.toThrow(/404/);
  server.closeAllConnections();
  server.close();
});
