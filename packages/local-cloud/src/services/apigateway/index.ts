export { startHttpApis, type HttpApis, type HttpApisOptions } from "./http-apis.ts";
