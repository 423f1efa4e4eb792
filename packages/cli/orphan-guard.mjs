// For a Node child with an IPC channel, by --import: it ends by itself when its
// parent is gone, whatever ended that, and need not live as long as the parent.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.channel?.unref(); // a worker thread has none
