// SPDX-License-Identifier: Apache-2.0
package dev.switchback.publication;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The browser of the system's packages ({@code apt-get install chromium chromium-driver}), without a window. */
final class Chromium implements AutoCloseable {

    /** It warns of each browser that is newer than itself; none of what depends on that is used here. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final ChromeDriver driver;

    private Chromium(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Starts it with a profile of its own, which ends with it. */
    static Chromium start() {
        SELENIUM.setLevel(Level.SEVERE);
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless", "--no-sandbox", "--disable-gpu", "--window-size=1200,900");
        options.setBinary(program("chromium"));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(program("chromedriver"))
                .usingAnyFreePort()
                .build();
        return new Chromium(new ChromeDriver(service, options));
    }

    private static File program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(directory -> new File(directory, name))
                .filter(File::canExecute)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "there is no " + name + " on the path: apt-get install chromium chromium-driver"));
    }

    void open(Path file) {
        driver.get(file.toUri().toString());
    }

    /** Runs a script in the page and returns its value. */
    Object run(String script) {
        return driver.executeScript(script);
    }

    long number(String script) {
        return ((Number) run(script)).longValue();
    }

    double amount(String script) {
        return ((Number) run(script)).doubleValue();
    }

    /** Runs a script that calls back with a number, or several, and returns them in order. */
    List<Double> amounts(String script) {
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        Object value = driver.executeAsyncScript(script);
        List<?> numbers = value instanceof List<?> several ? several : List.of(value);
        return numbers.stream()
                .map(each -> ((Number) each).doubleValue())
                .sorted()
                .toList();
    }

    boolean truth(String script) {
        return (Boolean) run(script);
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    WebElement element(String selector) {
        return driver.findElement(By.cssSelector(selector));
    }

    /** Returns the messages of a log: {@code browser}, or {@code performance}, which has every request. */
    List<String> log(String type) {
        return driver.manage().logs().get(type).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Makes the page so wide, as a telephone would. */
    void width(int pixels) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", pixels, "height", 800, "deviceScaleFactor", 1, "mobile", false));
    }

    void scheme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void withoutScripts() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
