import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../../connectors/connectors.module';
import { ActionsModule } from '../actions.module';
import { ConsoleLinks } from '../console.links';
import { DigestLoop } from './digest.loop';
import { DigestPost } from './digest.post';
import { Digests } from './digests';

/** What colleagues hear each morning of what their day holds. */
@Module({
  imports: [ConnectorsModule, ActionsModule],
  providers: [ConsoleLinks, DigestLoop, DigestPost, Digests],
})
export class DigestModule {}
