import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/**
 * Passes everything on to a Redis of the loopback and back. Once it holds, a
 * connection that writes with scripts hears no more from Redis, as if Redis
 * were slow to say so; one that only reads still hears everything.
 */
export async function holdWrites(redisPort: number) {
  const sockets = new Set<Socket>();
  let isHeld = false;
  const server = createServer((client) => {
    const redis = connect(redisPort, "127.0.0.1");
    let writes = false;
    client.on("data", (bytes) => {
      writes ||= bytes.includes("eval");
      redis.write(bytes);
    });
    redis.on("data", (bytes) => {
      if (!(isHeld && writes)) client.write(bytes);
    });
    for (const socket of [client, redis]) {
      sockets.add(socket);
      socket.on("error", () => {});
    }
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    hold() {
      isHeld = true;
    },
    async end() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
