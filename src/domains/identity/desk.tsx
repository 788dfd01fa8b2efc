import { anyone } from "#platform/permissions";
import type { Route } from "#platform/http/route";
import { finish, showSignIn, signOut, staffDoor, startSignIn } from "./portal/sign-in.tsx";

export const deskRoutes: readonly Route[] = [
  { method: "GET", path: "/desk/anmelden", access: anyone, run: showSignIn(staffDoor) },
  { method: "GET", path: "/desk/anmelden/start", access: anyone, perMinute: 60, run: startSignIn(staffDoor) },
  { method: "GET", path: "/desk/anmelden/rueckkehr", access: anyone, perMinute: 60, run: finish(staffDoor) },
  { method: "POST", path: "/desk/abmelden", access: anyone, run: signOut },
];
