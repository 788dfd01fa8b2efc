import type { Route } from "#platform/http/route";
import { staff } from "#platform/permissions";
import { mayCheckPlates } from "./check-plate.ts";
import { postCheck, showCheck } from "./desk-check.tsx";
import { postWithdraw, showPermit, showPermits } from "./desk-permits.tsx";

const casework = staff("caseworker", "lead");

export const deskRoutes: readonly Route[] = [
  { method: "GET", path: "/desk/kontrolle", access: mayCheckPlates, run: showCheck },
  { method: "POST", path: "/desk/kontrolle", access: mayCheckPlates, run: postCheck },
  { method: "GET", path: "/desk/ausweise", access: casework, run: showPermits },
  { method: "GET", path: "/desk/ausweise/:permitId", access: casework, run: showPermit },
  { method: "POST", path: "/desk/ausweise/:permitId/entziehen", access: casework, run: postWithdraw },
];
