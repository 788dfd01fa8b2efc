import { fileRoutes as appointmentFileRoutes } from "../domains/appointments/api.ts";
import { portalRoutes as appointmentRoutes } from "../domains/appointments/portal.tsx";
import { portalRoutes as catalogueRoutes } from "../domains/catalogue/portal.tsx";
import { portalRoutes as caseRoutes } from "../domains/cases/portal.tsx";
import { portalRoutes as documentRoutes } from "../domains/documents/portal.tsx";
import { portalRoutes as identityRoutes } from "../domains/identity/portal.tsx";
import { deskRoutes as identityDeskRoutes } from "../domains/identity/desk.tsx";
import { portalRoutes as permitRoutes } from "../domains/permits/portal.tsx";
import { deskRoutes as permitDeskRoutes } from "../domains/permits/desk.tsx";
import { deskRoutes as appointmentDeskRoutes } from "../domains/appointments/desk.tsx";
import { deskRoutes as caseDeskRoutes } from "../domains/cases/desk.tsx";
import { adminRoutes as catalogueAdminRoutes } from "../domains/catalogue/admin.tsx";
import { adminRoutes } from "./admin/pages.tsx";
import { portalRoutes as licenceRoutes } from "../domains/driving-licences/portal.tsx";
import { deskRoutes as licenceDeskRoutes } from "../domains/driving-licences/desk.tsx";
import { deskRoutes as residentDeskRoutes } from "../domains/residents/desk.tsx";
import { portalRoutes as indexRoutes } from "../domains/city-index/portal.tsx";
import { deskRoutes as indexDeskRoutes } from "../domains/city-index/desk.tsx";
import { apiRoutes } from "./api.ts";
import type { AreaRoutes } from "#platform/http/options";
import type { Metrics } from "./metrics.ts";
import { homeRoute } from "./navigation.ts";
import { serviceRoutes } from "./service-routes.ts";

/** Everything that can be reached, by area. A new domain adds its line here. */
export function areasOf(metrics: Metrics): readonly AreaRoutes[] {
  return [
    {
      area: "portal",
      routes: [
        ...serviceRoutes(metrics),
        ...catalogueRoutes,
        ...identityRoutes,
        ...caseRoutes,
        ...documentRoutes,
        ...licenceRoutes,
        ...permitRoutes,
        ...appointmentRoutes,
        ...appointmentFileRoutes,
        ...indexRoutes,
      ],
    },
    { area: "api", routes: apiRoutes },
    { area: "admin", routes: [...adminRoutes, ...catalogueAdminRoutes] },
    {
      area: "desk",
      routes: [
        homeRoute,
        ...identityDeskRoutes,
        ...caseDeskRoutes,
        ...appointmentDeskRoutes,
        ...permitDeskRoutes,
        ...residentDeskRoutes,
        ...licenceDeskRoutes,
        ...indexDeskRoutes,
      ],
    },
  ];
}
