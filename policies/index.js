import { startPolicyPack } from "./start.js";

startPolicyPack(import.meta.dirname);
