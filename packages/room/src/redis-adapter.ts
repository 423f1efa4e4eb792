import { createAdapter } from "@socket.io/redis-adapter";
import { Redis } from "ioredis";

const RETRY_MS = 200;

/**
 * Connects socket.io's servers of a class's processes. What they say to each
 * other this way, who is connected to which of them, may get lost: it is said
 * again every second.
 */
export async function openAdapter(url: string) {
  const options = {
    lazyConnect: true,
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => RETRY_MS,
  };
  const publisher = new Publisher(url, options);
  const subscriber = new Redis(url, options);
  for (const redis of [publisher, subscriber]) redis.on("error", () => {});
  await Promise.all([publisher.connect(), subscriber.connect()]);
  const adapter = createAdapter(publisher, subscriber);
  return {
    adapter,
    close() {
      publisher.disconnect();
      subscriber.disconnect();
    },
  };
}

/** The adapter does not look at what became of a message. */
class Publisher extends Redis {
  override async publish(
    channel: string | Buffer,
    message: string | Buffer,
  ): Promise<number> {
    try {
      return await super.publish(channel, message);
    } catch {
      return 0;
    }
  }
}
