import { Module } from '@nestjs/common';
import { ConnectorsModule } from '../connectors/connectors.module';
import { AccountPerformers } from './account.performers';
import { AccountQuestions } from './account.questions';
import { ActionsController } from './actions.controller';
import { ActionsService } from './actions.service';
import { ApprovalClock } from './approval.clock';
import { ApprovalDeciders } from './approval.deciders';
import { ApprovalEndings } from './approval.endings';
import { ApprovalList } from './approval.list';
import { ApprovalsController } from './approvals.controller';
import { ApprovalsService } from './approvals.service';
import { AutonomyController } from './autonomy/autonomy.controller';
import { AutonomyService } from './autonomy/autonomy.service';
import { EarnedTrust } from './autonomy/earned-trust';
import { TrackRecords } from './autonomy/track-records';
import { DayQueue } from './day/day-queue';
import { ExecutionLoop } from './execution/execution.loop';
import { Executions } from './execution/executions';
import { Executor } from './execution/executor';
import { Outcomes } from './execution/outcomes';
import { EditedGrounds } from './edited.grounds';
import { ExecuteMitigation } from './execute-mitigation.actor';
import { LostRecords } from './lost-records';
import { NextBestActions } from './next-best-actions';
import { LearntEffects } from './ranking/learnt-effects';
import { QueueRanking } from './ranking/queue-ranking';
import { PlanProgress } from './plan-progress';
import { PolicyController } from './policy.controller';
import { PolicyService } from './policy.service';
import { SubmitDraft } from './submit-draft.actor';
import { WorkUnits } from './work-units';

/** What the agent does, who allows it, and under which policy. The worker runs its performers and its two actors. */
@Module({
  imports: [ConnectorsModule],
  controllers: [ActionsController, ApprovalsController, AutonomyController, PolicyController],
  providers: [
    AccountPerformers,
    AccountQuestions,
    ActionsService,
    ApprovalClock,
    ApprovalDeciders,
    ApprovalEndings,
    ApprovalList,
    ApprovalsService,
    AutonomyService,
    DayQueue,
    EarnedTrust,
    EditedGrounds,
    ExecuteMitigation,
    ExecutionLoop,
    Executions,
    Executor,
    LearntEffects,
    LostRecords,
    NextBestActions,
    Outcomes,
    PlanProgress,
    PolicyService,
    QueueRanking,
    SubmitDraft,
    TrackRecords,
    WorkUnits,
  ],
  exports: [
    AccountPerformers,
    ActionsService,
    ApprovalDeciders,
    ApprovalsService,
    ApprovalList,
    AutonomyService,
    DayQueue,
    EditedGrounds,
    ExecuteMitigation,
    Executions,
    LearntEffects,
    PolicyService,
    QueueRanking,
    SubmitDraft,
  ],
})
export class ActionsModule {}
