/**
 * Which of the platform's systems move which indicator; the key of a system is that of `usage`. What is not named here
 * is moved by nothing that this platform does.
 */
export const INDICATOR_SYSTEMS: Readonly<Record<string, readonly string[]>> = {
  "internal-processes": ["services-by-mail"],
  payment: ["resident-parking"],
  "online-appointments": ["appointments"],
  "online-services": ["residents-register", "vehicle-registration", "driving-licences", "resident-parking"],
  "service-portal": ["service-catalogue", "daycare"],
  "energy-solutions": ["energy"],
  "open-data-portal": ["open-data"],
  parking: ["resident-parking"],
  "traffic-management": ["mobility"],
  "digital-scene": ["digital-scene"],
  participation: ["participation"],
};
