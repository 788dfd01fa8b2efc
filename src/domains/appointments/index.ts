import { expireJob } from "./expire-holds.ts";
import { forgetJob } from "./forget-persons.ts";
import { mendJob } from "./mend-calendars.ts";

export { isStanding, type Appointment } from "./appointment.ts";
export { listenToBookings } from "./calendars.ts";
export { cancelAppointment, cancelForPerson, type Cancelled } from "./cancel-appointment.ts";
export { changeSettings, type SettingsChanged } from "./change-settings.ts";
export { compareCalendars } from "./compare-calendars.ts";
export { confirmAppointment, confirmByMail, type Confirmed } from "./confirm-appointment.ts";
export { expireHolds } from "./expire-holds.ts";
export { extendHold, MOST_EXTENSIONS, type Extended } from "./extend-hold.ts";
export { findSlots, type FoundSlots, type FreeDay, type OfficeSlots } from "./find-slots.ts";
export { holdAppointment, holdForPerson, type Held } from "./hold-appointment.ts";
export { moveAppointment, moveForPerson, type Moved } from "./move-appointment.ts";
export { readAppointment } from "./read-appointment.ts";
export { lintAppointments, listSettingsChanges, readSettings } from "./settings-store.ts";
export { settingsSchema, type Settings, type SettingsInput } from "./settings.ts";

export const appointmentJobs = [expireJob, forgetJob, mendJob] as const;

export { registerAppointmentDataset, registerAppointmentMeasures } from "./measures.ts";
