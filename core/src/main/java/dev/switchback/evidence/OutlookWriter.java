// SPDX-License-Identifier: Apache-2.0
package dev.switchback.evidence;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.switchback.forecast.Fit;
import dev.switchback.forecast.Forecast;
import dev.switchback.forecast.Interval;
import dev.switchback.forecast.Outlook;
import dev.switchback.forecast.Point;
import dev.switchback.forecast.ScarceMemory;
import dev.switchback.forecast.StatementForecast;
import dev.switchback.forecast.Work;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.BiConsumer;

/** Writes what a migration will take in production, with the measurements that it rests on. */
final class OutlookWriter {

    /** More digits would only pretend to be known. */
    private static final MathContext DIGITS = new MathContext(6);

    private static final int LONGEST_COMMAND = 1_000;

    private OutlookWriter() {}

    static JsonObject write(Outlook outlook) {
        JsonObject json = new JsonObject();
        json.addProperty("measure", outlook.measure());
        json.addProperty("rows", outlook.rows());
        JsonArray assumed = new JsonArray();
        outlook.assumed().forEach(assumed::add);
        json.add("assumed", assumed);
        json.add("forward", forecast(outlook.forward()));
        outlook.back().ifPresent(back -> json.add("back", forecast(back)));
        return json;
    }

    private static JsonObject forecast(Forecast forecast) {
        JsonObject json = new JsonObject();
        json.addProperty("growth", Words.of(forecast.growth()));
        json.add("seconds", interval(forecast.seconds()));
        json.add("blockedSeconds", interval(forecast.blockedSeconds()));
        forecast.logBytes().ifPresent(bytes -> json.add("logBytes", interval(bytes)));
        forecast.diskBytes().ifPresent(bytes -> json.add("diskBytes", interval(bytes)));
        JsonArray statements = new JsonArray();
        forecast.statements().forEach(statement -> statements.add(statement(statement)));
        json.add("statements", statements);
        return json;
    }

    private static JsonObject interval(Interval interval) {
        JsonObject json = new JsonObject();
        json.addProperty("low", rounded(interval.low()));
        json.addProperty("middle", rounded(interval.middle()));
        json.addProperty("high", rounded(interval.high()));
        return json;
    }

    private static JsonObject statement(StatementForecast statement) {
        JsonObject json = new JsonObject();
        json.addProperty("line", statement.line());
        json.addProperty("command", shortened(statement.command()));
        json.addProperty("blocksWrites", statement.blocksWrites());
        JsonArray kinds = new JsonArray();
        statement.projection().kinds().stream().sorted().map(Words::of).forEach(kinds::add);
        json.add("kinds", kinds);
        json.add("seconds", interval(statement.seconds()));
        json.add("fit", fit(statement.projection().fit()));
        JsonArray points = new JsonArray();
        statement.projection().points().forEach(point -> points.add(point(point)));
        json.add("points", points);
        statement.projection().scarce().ifPresent(scarce -> json.add("scarceMemory", scarce(scarce)));
        return json;
    }

    /** An INSERT of a thousand rows would make evidence mostly of its values. */
    private static String shortened(String command) {
        if (command.length() <= LONGEST_COMMAND) {
            return command;
        }
        boolean splits = Character.isHighSurrogate(command.charAt(LONGEST_COMMAND - 1));
        return command.substring(0, splits ? LONGEST_COMMAND - 1 : LONGEST_COMMAND) + "…";
    }

    private static JsonObject fit(Fit fit) {
        JsonObject json = new JsonObject();
        json.addProperty("growth", Words.of(fit.growth()));
        json.addProperty("power", rounded(fit.power()));
        json.addProperty("fixed", rounded(fit.fixed()));
        json.addProperty("perUnit", rounded(fit.perUnit()));
        json.addProperty("drift", rounded(fit.drift()));
        json.addProperty("upTo", fit.upTo());
        return json;
    }

    private static JsonObject point(Point point) {
        JsonObject json = new JsonObject();
        json.addProperty("rows", point.rows());
        JsonArray seconds = new JsonArray();
        point.seconds().forEach(each -> seconds.add(rounded(each)));
        json.add("seconds", seconds);
        work(point.work(), json::addProperty);
        return json;
    }

    private static JsonObject scarce(ScarceMemory scarce) {
        JsonObject json = new JsonObject();
        json.addProperty("part", rounded(scarce.part()));
        json.addProperty("seconds", rounded(scarce.seconds()));
        known("temporaryBytes", scarce.temporaryBytes(), json::addProperty);
        return json;
    }

    private static void work(Work work, BiConsumer<String, Long> json) {
        known("rowsRead", work.rowsRead(), json);
        known("rowsWritten", work.rowsWritten(), json);
        known("pages", work.pages(), json);
        known("logBytes", work.logBytes(), json);
        known("diskBytes", work.diskBytes(), json);
        known("temporaryBytes", work.temporaryBytes(), json);
    }

    private static void known(String key, long value, BiConsumer<String, Long> json) {
        if (value != Work.UNKNOWN) {
            json.accept(key, value);
        }
    }

    private static BigDecimal rounded(double value) {
        return new BigDecimal(value).round(DIGITS).stripTrailingZeros();
    }
}
