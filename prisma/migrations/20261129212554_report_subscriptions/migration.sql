-- CreateTable
CREATE TABLE "report_subscriptions" (
    "user_id" UUID NOT NULL,
    "every" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_for" DATE NOT NULL,

    CONSTRAINT "report_subscriptions_pkey" PRIMARY KEY ("user_id")
);

-- AddForeignKey
ALTER TABLE "report_subscriptions" ADD CONSTRAINT "report_subscriptions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE report_subscriptions ADD CONSTRAINT report_subscription_every CHECK (every IN ('WEEK', 'MONTH'));
