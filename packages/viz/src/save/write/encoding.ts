/** The most widely supported first, each at a level that allows 4096 × 2304 pixels. */
const codecs = [
  { codec: 'avc', string: 'avc1.640033' },
  { codec: 'vp9', string: 'vp09.00.51.08' },
  { codec: 'av1', string: 'av01.0.12M.08' },
] as const;

export interface Encoding {
  codec: (typeof codecs)[number]['codec'];
  config: VideoEncoderConfig;
}

/**
 * How this browser can encode frames of a size in pixels; undefined where it can not.
 *
 * @param width even, as is `height`
 */
export async function encoderFor(width: number, height: number): Promise<Encoding | undefined> {
  if (typeof VideoEncoder === 'undefined') return undefined;
  for (const { codec, string } of codecs) {
    const config: VideoEncoderConfig = {
      codec: string,
      width,
      height,
      framerate: 1,
      // Enough for sharp edges; frames that stay the same use little of it.
      bitrate: Math.max(2e6, width * height * 4),
      latencyMode: 'quality',
      ...(codec === 'avc' && { avc: { format: 'avc' } }),
    };
    const { supported } = await VideoEncoder.isConfigSupported(config).catch(() => ({ supported: false }));
    if (supported) return { codec, config };
  }
  return undefined;
}
