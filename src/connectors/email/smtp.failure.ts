import { z } from 'zod';
import { OutboundFailure } from '../resilience/outbound.failure';

/** What nodemailer's errors carry. */
const SmtpError = z.object({
  code: z.string().optional(),
  responseCode: z.number().optional(),
  response: z.string().optional(),
  message: z.string().default('the mail server failed'),
});

/**
 * Judges a letter that was not taken. A reply of the server decides: 4yz means later, 5yz means no. Without one the
 * letter may have been taken only when all of it had been handed over.
 */
export function judgeSmtpError(error: unknown, handedOver: boolean): OutboundFailure {
  if (error instanceof OutboundFailure) return error;
  const {
    code = 'no_answer',
    responseCode,
    response,
    message,
  } = SmtpError.catch({ message: String(error) }).parse(error);
  const failure = (result: OutboundFailure['result'], name: string, reason: string) =>
    new OutboundFailure('email', result, name, reason, { cause: error });
  if (responseCode !== undefined && responseCode >= 400) {
    return failure(
      responseCode >= 500 ? 'refused' : 'failed_before_write',
      `smtp_${responseCode}`,
      response ?? message,
    );
  }
  if (handedOver) return failure('unknown_outcome', code, `all of it was sent, and no reply came (${message})`);
  return failure(code === 'EENVELOPE' ? 'refused' : 'failed_before_write', code, message);
}
