import { BufferTarget, EncodedPacket, EncodedVideoPacketSource, Mp4OutputFormat, Output } from 'mediabunny';
import type { DisplayList } from '../capture/displayList.js';
import { createCanvas, drawDisplayList } from './canvas.js';
import { captureStep, captureSteps, checkSteppedFigure, type ExportOptions } from './captureSteps.js';
import { encoderFor, type Encoding } from './encoding.js';
import { animationScale, checkScale, encodableScale } from './scale.js';

/** Every step of a figure as a video, at the pace of its `playbackRate`. */
export async function writeMP4(element: Element, scale: number, options: ExportOptions): Promise<Blob> {
  const figure = checkSteppedFigure(element, 'toMP4');
  checkScale(scale, 'toMP4');
  const count = figure.steps.length;
  const first = await captureStep(figure, 0, 'toMP4');
  const video = await Mp4Video.create(first, encodableScale(first, animationScale(first, count, scale)));
  if (!video) throw new Error('toMP4: this browser can not encode video.');
  try {
    await captureSteps(figure, 'toMP4', options, (list, duration) => video.add(list, duration));
    return await video.finish();
  } finally {
    video.close();
  }
}

/** Frames that wait for the encoder, each with all its pixels in memory. */
const maxQueued = 3;
/** Frames from one key frame, at which a player can start, to the next. */
const keyFrameInterval = 10;

/** A video of still frames, encoded by the browser. */
class Mp4Video {
  private readonly packets: { packet: EncodedPacket; meta?: EncodedVideoChunkMetadata }[] = [];
  private readonly encoder: VideoEncoder;
  private error?: DOMException;
  private count = 0;
  /** When the next frame starts, in microseconds. */
  private timestamp = 0;

  /** @returns undefined where the browser can not encode frames of the size of `first` */
  static async create(first: DisplayList, scale: number): Promise<Mp4Video | undefined> {
    const context = createCanvas(first, scale, 2);
    const { width, height } = context.canvas;
    const encoding = await encoderFor(width, height);
    return encoding && new Mp4Video(context, scale, encoding);
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

  /** @param milliseconds that the frame is shown */
  async add(list: DisplayList, milliseconds: number): Promise<void> {
    drawDisplayList(this.context, list, this.scale, true);
    const duration = milliseconds * 1000;
    const frame = new VideoFrame(this.context.canvas, { timestamp: this.timestamp, duration });
    try {
      this.encoder.encode(frame, { keyFrame: this.count % keyFrameInterval === 0 });
    } finally {
      frame.close();
    }
    this.count++;
    this.timestamp += duration;
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

  /** Releases the encoder. */
  close(): void {
    if (this.encoder.state !== 'closed') this.encoder.close();
  }
}
