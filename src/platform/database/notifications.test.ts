import { createServer } from "node:net";
import { expect, test, vi } from "vitest";
import { openNotifications } from "./notifications.ts";

test("a server that is away is asked by one connection at a time, however long it is away", async () => {
  let open = 0;
  let most = 0;
  let total = 0;
  const server = createServer((socket) => {
    total += 1;
    most = Math.max(most, (open += 1));
    socket.on("error", () => undefined).on("close", () => (open -= 1));
    setTimeout(() => socket.destroy(), 20);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  const notifications = openNotifications(`postgres://nobody@127.0.0.1:${port}/none`, 5);
  await expect(notifications.listen("news", () => undefined)).rejects.toThrow();
  await vi.waitFor(() => expect(total).toBeGreaterThan(6), { timeout: 20_000, interval: 10 });
  expect(most).toBe(1);
  server.close();
}, 30_000);
