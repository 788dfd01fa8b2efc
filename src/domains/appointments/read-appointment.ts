import { anyone } from "#platform/permissions";
import { view } from "#platform/verb";
import { findByKey, type Appointment } from "./appointment.ts";
import { keySchema } from "./cancel-appointment.ts";

/** The appointment of whoever has its secret or its code. */
export const readAppointment = view(
  { name: "appointments.readAppointment", permission: anyone, input: keySchema },
  (ctx, key): Promise<Appointment | undefined> => findByKey(ctx, key),
);
