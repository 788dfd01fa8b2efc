import type { System } from "#platform/context";
export async function seedDemoCity(_system: System): Promise<void> {}
