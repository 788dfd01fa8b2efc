import { anyone } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import { postCancel, postExtend, sendIcs, showBooking, showCancel } from "./portal/booking-page.tsx";
import { postHold, showDay } from "./portal/day-page.tsx";
import { postDetails } from "./portal/details-page.tsx";
import { postConfirm, postManage, showConfirm, showManage } from "./portal/find-page.tsx";
import { showStart } from "./portal/start-page.tsx";
import { showTimes } from "./portal/times-page.tsx";

const booking = "/termine/buchung/:ref";
const access = anyone;

/** A code has 40 bits: at this rate of one address nobody guesses one of them. */
const TRIES_A_MINUTE = 30;

export const portalRoutes: readonly Route[] = [
  { method: "GET", path: "/termine", access, run: showStart },
  { method: "GET", path: "/termine/zeiten", access, run: showTimes },
  { method: "GET", path: "/termine/tag", access, run: showDay },
  { method: "POST", path: "/termine/vormerken", access, perMinute: 60, run: postHold },
  { method: "GET", path: booking, access, perMinute: TRIES_A_MINUTE, run: showBooking },
  { method: "POST", path: `${booking}/verlaengern`, access, perMinute: TRIES_A_MINUTE, run: postExtend },
  { method: "POST", path: `${booking}/angaben`, access, perMinute: TRIES_A_MINUTE, run: postDetails },
  { method: "GET", path: `${booking}/absagen`, access, perMinute: TRIES_A_MINUTE, run: showCancel },
  { method: "POST", path: `${booking}/absagen`, access, perMinute: TRIES_A_MINUTE, run: postCancel },
  { method: "GET", path: `${booking}/kalender.ics`, access, perMinute: TRIES_A_MINUTE, run: sendIcs },
  { method: "GET", path: "/termine/verwalten", access, run: showManage },
  { method: "POST", path: "/termine/verwalten", access, perMinute: TRIES_A_MINUTE, run: postManage },
  { method: "GET", path: "/termine/bestaetigen/:secret", access, run: showConfirm },
  {
    method: "POST",
    path: "/termine/bestaetigen/:secret",
    access,
    perMinute: TRIES_A_MINUTE,
    run: postConfirm,
  },
];
