import type { Route } from "#platform/http/route";
import { planners } from "./change-settings.ts";
import { postClose, postMove, showClose } from "./desk/close-page.tsx";
import { showDesks } from "./desk/desks-page.tsx";
import { postKiosk, showDisplay, showKiosk } from "./desk/kiosk-page.tsx";
import { showNumbers } from "./desk/numbers-page.tsx";
import { postPhone, showPhone } from "./desk/phone-page.tsx";
import { postArrival, postCancelOther, postEntry, postNext, showToday } from "./desk/today-page.tsx";
import { frontOffice as access } from "./hold-appointment.ts";

const base = "/desk/termine";

export const deskRoutes: readonly Route[] = [
  { method: "GET", path: base, access, run: showToday },
  { method: "POST", path: `${base}/aufrufen`, access, run: postNext },
  { method: "POST", path: `${base}/eintrag`, access, run: postEntry },
  { method: "POST", path: `${base}/ankunft`, access, run: postArrival },
  { method: "POST", path: `${base}/absagen`, access, run: postCancelOther },
  { method: "GET", path: `${base}/automat`, access, run: showKiosk },
  { method: "POST", path: `${base}/automat`, access, run: postKiosk },
  { method: "GET", path: `${base}/anzeige`, access, run: showDisplay },
  { method: "GET", path: `${base}/telefon`, access, run: showPhone },
  { method: "POST", path: `${base}/telefon`, access, run: postPhone },
  { method: "GET", path: `${base}/plaetze`, access, run: showDesks },
  { method: "GET", path: `${base}/schliessen`, access: planners, run: showClose },
  { method: "POST", path: `${base}/schliessen`, access: planners, run: postClose },
  { method: "POST", path: `${base}/schliessen/verschieben`, access: planners, run: postMove },
  { method: "GET", path: `${base}/zahlen`, access, run: showNumbers },
];
