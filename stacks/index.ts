import { deployTenant } from "./deploy-tenant.ts";

export default deployTenant;
