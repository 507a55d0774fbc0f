import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import { createCanvas, drawDisplayList } from './canvas.js';
import { encoderFor, type Encoding } from './encoding.js';
import type { DisplayList } from '../capture/displayList.js';

/** So many frames may wait for the encoder: each holds all its pixels. */
const maxQueued = 3;
/** Every so many frames one stands for itself, so that players can begin there. */
const keyFrameInterval = 10;

/** A film of still pictures, encoded by the browser. */
export class Mp4Encoder {
  private readonly packets: { packet: EncodedPacket; meta?: EncodedVideoChunkMetadata }[] = [];
  private readonly encoder: VideoEncoder;
  private error?: DOMException;
  private count = 0;
  /** Microseconds. */
  private time = 0;

  /** @returns undefined where the browser can not encode frames of this size */
  static async create(first: DisplayList, scale: number): Promise<Mp4Encoder | undefined> {
    const context = createCanvas(first, scale, 2);
    const { width, height } = context.canvas;
    const encoding = await encoderFor(width, height);
    return encoding && new Mp4Encoder(context, scale, encoding);
  }

  private constructor(
    private readonly context: CanvasRenderingContext2D,
    private readonly scale: number,
    private readonly encoding: Encoding,
  ) {
    this.encoder = new VideoEncoder({
      output: (chunk, meta) => this.packets.push({ packet: EncodedPacket.fromEncodedChunk(chunk), meta }),
      error: (error) => (this.error = error),
    });
    this.encoder.configure(encoding.config);
  }

  /** @param milliseconds for which it is seen */
  async add(picture: DisplayList, milliseconds: number): Promise<void> {
    drawDisplayList(this.context, picture, this.scale, true);
    const duration = milliseconds * 1000;
    const frame = new VideoFrame(this.context.canvas, { timestamp: this.time, duration });
    try {
      this.encoder.encode(frame, { keyFrame: this.count % keyFrameInterval === 0 });
    } finally {
      frame.close();
    }
    this.count++;
    this.time += duration;
    while (this.encoder.encodeQueueSize > maxQueued) await new Promise((resolve) => setTimeout(resolve, 5));
    if (this.error) throw this.error;
  }

  async finish(): Promise<Blob> {
    await this.encoder.flush();
    this.close();
    if (this.error) throw this.error;
    const target = new BufferTarget();
    const output = new Output({ format: new Mp4OutputFormat({ fastStart: 'in-memory' }), target });
    const source = new EncodedVideoPacketSource(this.encoding.codec);
    output.addVideoTrack(source);
    await output.start();
    for (const { packet, meta } of this.packets) await source.add(packet, meta);
    await output.finalize();
    return new Blob([target.buffer!], { type: 'video/mp4' });
  }

  /** Lets go of the encoder. */
  close(): void {
    if (this.encoder.state !== 'closed') this.encoder.close();
  }
}
