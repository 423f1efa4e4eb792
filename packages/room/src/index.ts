export type { ClassPlan, PlannedLesson } from "./plan.ts";
export type * from "./protocol.ts";
export { Room, type RoomOptions } from "./room.ts";
export { type StudentDoor, serveStudents, serveTeacher } from "./sockets.ts";
