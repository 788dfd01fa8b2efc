import { openPostgres } from "#platform/database/postgres";
import { makeAppointmentDriver } from "./appointment-driver.ts";
import { openTestSystem } from "./system.ts";

/** One server process of the histories' test: it runs what its parent sends, and answers by number. */
const [, , url = "", city = ""] = process.argv;
const system = await openTestSystem({ pool: openPostgres(url, 10), city });
const driver = await makeAppointmentDriver(system);

process.on("message", (message: { id: number; command: unknown }) => {
  driver(message.command).then(
    (answer) => process.send?.({ id: message.id, answer }),
    (error: unknown) => process.send?.({ id: message.id, error: String(error) }),
  );
});
process.on("disconnect", () => process.exit());
process.send?.({ id: 0 });
