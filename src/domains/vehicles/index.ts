export { addVehicles, type NewVehicle } from "./add-vehicles.ts";
export { readVehicle } from "./read-vehicle.ts";
export type { AsOf, Vehicle, VehicleRegister } from "./register.ts";
export { vehicleRegisters } from "./registers.ts";
export { vehicleByPlate } from "./vehicle-by-plate.ts";
export { vehiclesOfKeeper } from "./vehicles-of-keeper.ts";
