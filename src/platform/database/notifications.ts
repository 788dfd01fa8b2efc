import pg from "pg";

type Callback = (payload: string) => void;

export interface Notifications {
  /** Calls back for each NOTIFY on the channel, and with an empty payload when some may have been missed. */
  listen(channel: string, callback: Callback): Promise<() => Promise<void>>;
}

const RETRY_MS = 1000;

/** One connection of its own for all channels of a process: it opens with the first listener and ends with the last. */
export function openNotifications(url: string, retryMs = RETRY_MS): Notifications {
  const channels = new Map<string, Set<Callback>>();
  let connected: Promise<pg.Client> | undefined;
  let retry: NodeJS.Timeout | undefined;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: url, application_name: "stadtkern-listen" });
    client.on("notification", ({ channel, payload = "" }) => {
      for (const callback of channels.get(channel) ?? []) callback(payload);
    });
    client.on("error", () => undefined);
    client.on("end", reconnectLater);
    await client.connect();
    for (const channel of channels.keys()) await client.query(`LISTEN ${pg.escapeIdentifier(channel)}`);
    return client;
  };
  // A connection that fails says so twice, by its end and by its error: it is tried again once.
  const reconnectLater = (): void => {
    if (channels.size > 0) retry ??= setTimeout(reconnect, retryMs).unref();
  };
  const reconnect = (): void => {
    retry = undefined;
    if (channels.size === 0) return;
    connected = connect();
    connected.then(() => {
      // What was missed meanwhile is unknown, so everybody is told once.
      for (const callbacks of channels.values()) for (const callback of callbacks) callback("");
    }, reconnectLater);
  };

  return {
    listen: async (channel, callback) => {
      const callbacks = channels.get(channel) ?? new Set();
      channels.set(channel, callbacks.add(callback));
      connected ??= connect();
      // Listening twice to a channel is the same as once.
      await (await connected).query(`LISTEN ${pg.escapeIdentifier(channel)}`);
      return async () => {
        callbacks.delete(callback);
        if (callbacks.size === 0 && channels.get(channel) === callbacks) channels.delete(channel);
        if (channels.size > 0 || !connected) return;
        const client = await connected.catch(() => undefined);
        connected = undefined;
        await client?.end();
      };
    },
  };
}
