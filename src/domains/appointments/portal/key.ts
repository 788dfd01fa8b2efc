import type { Key } from "../appointment.ts";

const LONGEST_CODE = 12;

/** What stands for an appointment in an address: the secret of the one who booked, or the code on paper. */
export function keyOf(ref: string): Key {
  return ref.length <= LONGEST_CODE ? { code: ref } : { token: ref };
}
