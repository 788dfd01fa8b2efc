import { anyone, resident } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import { postAccount, showAccount, showInbox, showMessage } from "./portal/account.tsx";
import { postProgram, postRevokeProgram, showPrograms } from "./portal/programs-page.tsx";
import { finish, residentsDoor, showSignIn, signOut, startSignIn } from "./portal/sign-in.tsx";

export const portalRoutes: readonly Route[] = [
  { method: "GET", path: "/anmelden", access: anyone, run: showSignIn(residentsDoor) },
  { method: "GET", path: "/anmelden/start", access: anyone, perMinute: 60, run: startSignIn(residentsDoor) },
  { method: "GET", path: "/anmelden/rueckkehr", access: anyone, perMinute: 60, run: finish(residentsDoor) },
  { method: "POST", path: "/abmelden", access: anyone, run: signOut },
  { method: "GET", path: "/konto", access: resident(), run: showAccount },
  { method: "POST", path: "/konto", access: resident(), run: postAccount },
  { method: "GET", path: "/konto/programme", access: resident(), run: showPrograms },
  { method: "POST", path: "/konto/programme", access: resident(), perMinute: 20, run: postProgram },
  {
    method: "POST",
    path: "/konto/programme/:tokenId/beenden",
    access: resident(),
    run: postRevokeProgram,
  },
  { method: "GET", path: "/postfach", access: resident(), run: showInbox },
  { method: "GET", path: "/postfach/:messageId", access: resident(), run: showMessage },
];
