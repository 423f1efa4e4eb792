export { type ClassProcess, startClassProcess } from "./class-process.ts";
export {
  freePort,
  type Service,
  startNginx,
  startRedis,
} from "./services.ts";
