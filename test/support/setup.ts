import "./no-network.ts";
