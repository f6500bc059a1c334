import "./plugin.ts";
