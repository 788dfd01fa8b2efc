import type { Route } from "#platform/http/route";
import { showCode } from "./portal/code-page.tsx";
import { postFound, postLoss, postReplacement, showLoss } from "./portal/loss-page.tsx";
import { showLicence } from "./portal/licence-page.tsx";
import { holder as access } from "./own-licence.ts";

const PATH = "/mein-fuehrerschein";

export const portalRoutes: readonly Route[] = [
  { method: "GET", path: PATH, access, run: showLicence },
  // Where people come back to after signing in again: a code is only made by the form.
  { method: "GET", path: `${PATH}/code`, access, run: async () => ({ redirect: PATH }) },
  { method: "POST", path: `${PATH}/code`, access, perMinute: 20, run: showCode },
  { method: "GET", path: `${PATH}/verlust`, access, run: showLoss },
  { method: "POST", path: `${PATH}/verlust`, access, perMinute: 20, run: postLoss },
  { method: "POST", path: `${PATH}/ersatz`, access, perMinute: 20, run: postReplacement },
  { method: "POST", path: `${PATH}/gefunden`, access, perMinute: 20, run: postFound },
];
