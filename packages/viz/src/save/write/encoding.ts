import { fittingScale } from './canvas.js';

/** What players know best comes first; of each codec one that has room for 4096 × 2304. */
const codecs = [
  { codec: 'avc', string: 'avc1.640033' },
  { codec: 'vp9', string: 'vp09.00.51.08' },
  { codec: 'av1', string: 'av01.0.12M.08' },
] as const;

export interface Encoding {
  codec: (typeof codecs)[number]['codec'];
  config: VideoEncoderConfig;
}

const [longest, shortest] = [4096, 2304];

/** The scale that was asked for, or less where encoders have no room for it. */
export function encodableScale({ width, height }: { width: number; height: number }, scale: number): number {
  const [long, short] = [Math.max(width, height), Math.min(width, height)];
  return fittingScale({ width, height }, Math.min(scale, longest / long, shortest / short));
}

/** How this browser can encode frames of a size in pixels, both even; undefined where it can not. */
export async function encoderFor(width: number, height: number): Promise<Encoding | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined;
  for (const { codec, string } of codecs) {
    const config: VideoEncoderConfig = {
      codec: string,
      width,
      height,
      framerate: 1,
      // Still pictures with sharp edges take few bits, but those.
      bitrate: Math.max(2e6, width * height * 4),
      latencyMode: 'quality',
      ...(codec === 'avc' && { avc: { format: 'avc' } }),
    };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return { codec, config };
  }
  return undefined;
}
